package dev.baton.matrix;

/** A column of one of the files that admins write. */
public interface FileColumn {
  /** The name as it stands in the header. */
  String header();
}
