package dev.baton.sandbox.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/** Email addresses, bare or as {@code Name <address>}. */
final class Addresses {
  private static final Pattern BARE = Pattern.compile("[^\\s<>@,;]+@[^\\s<>@,;]+\\.[^\\s<>@,;]+");

  private Addresses() {}

  static String bare(String address) {
    int open = address.lastIndexOf('<');
    return open >= 0 && address.endsWith(">")
        ? address.substring(open + 1, address.length() - 1)
        : address.strip();
  }

  static boolean valid(String address) {
    return BARE.matcher(bare(address)).matches();
  }

  static String domain(String address) {
    var bare = bare(address);
    return bare.substring(bare.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
