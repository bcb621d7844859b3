package dev.baton.slack;

import java.io.IOException;

/** Nobody knows whether Slack took a file: it may be there. */
public final class UnclearUpload extends IOException {
  private static final long serialVersionUID = 1L;

  UnclearUpload(Exception silence) {
    super(silence.toString(), silence);
  }
}
