package dev.baton.matrix.csv;

import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** The text of a file, or why its bytes are none. */
sealed interface FileText {
  record Text(String text) implements FileText {}

  record Unreadable(Fault fault) implements FileText {}

  int LOOKED_AT = 1000;

  /** Reads no more than is taken, and one byte; leaves the stream open. */
  static FileText of(InputStream file) throws IOException {
    byte[] bytes = file.readNBytes(MatrixCsv.MAX_BYTES + 1);
    return bytes.length > MatrixCsv.MAX_BYTES
        ? unreadable(new FileDefect.TooLarge(MatrixCsv.MAX_BYTES))
        : of(bytes);
  }

  /** All of these. */
  static FileText of(byte[] bytes) {
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      return unreadable(new FileDefect.Workbook());
    }
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return unreadable(new FileDefect.Utf16());
    }
    if (isUtf16(bytes)) {
      return unreadable(new FileDefect.Utf16());
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    return decoded(ByteBuffer.wrap(bytes, start, bytes.length - start));
  }

  /** Without a mark: of the names of columns every second byte is zero. */
  private static boolean isUtf16(byte[] bytes) {
    int looked = Math.min(bytes.length, LOOKED_AT) & ~1;
    long even = IntStream.range(0, looked / 2).filter(i -> bytes[2 * i] == 0).count();
    long odd = IntStream.range(0, looked / 2).filter(i -> bytes[2 * i + 1] == 0).count();
    return looked > 2 && Math.max(even, odd) * 4 > looked && Math.min(even, odd) * 16 < looked;
  }

  private static FileText decoded(ByteBuffer bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CoderResult result = decoder.decode(bytes, text, true);
    text.flip();
    if (!result.isError()) {
      return new Text(text.toString());
    }
    return new Unreadable(new Fault(lineAtEnd(text), "", lastLine(text), new FileDefect.NotUtf8()));
  }

  private static long lineAtEnd(CharSequence text) {
    return text.toString().replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count()
        + 1;
  }

  private static String lastLine(CharSequence text) {
    String all = text.toString();
    return all.substring(Math.max(all.lastIndexOf('\n'), all.lastIndexOf('\r')) + 1);
  }

  private static FileText unreadable(FileDefect defect) {
    return new Unreadable(Fault.ofFile(defect));
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    return bytes.length >= start.length
        && IntStream.range(0, start.length).allMatch(i -> (bytes[i] & 0xFF) == start[i]);
  }
}
