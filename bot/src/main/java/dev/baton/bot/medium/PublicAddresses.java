package dev.baton.bot.medium;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Names that lead into the public internet only. The client connects to exactly the addresses given
 * here and asks no second time, so that a name cannot change its mind in between.
 */
public record PublicAddresses(Dns names) implements Dns {
  @Override
  public List<InetAddress> lookup(String name) throws UnknownHostException {
    List<InetAddress> addresses = names.lookup(name);
    if (addresses.isEmpty() || !addresses.stream().allMatch(PublicAddresses::isPublic)) {
      throw new UnknownHostException(name + " does not lead into the public internet");
    }
    return addresses;
  }

  /** Whether no private, local, reserved or translated network stands behind this address. */
  public static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return switch (address) {
      case Inet4Address v4 -> isPublic(v4.getAddress());
      case Inet6Address v6 -> isGlobalUnicast(v6.getAddress());
      default -> false;
    };
  }

  /** Beyond what Java names: this network, carrier's own, protocol, test and reserved ranges. */
  private static boolean isPublic(byte[] v4) {
    int first = v4[0] & 0xFF;
    int second = v4[1] & 0xFF;
    int third = v4[2] & 0xFF;
    boolean shared = first == 100 && second >= 64 && second < 128;
    boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
    boolean benchmark = first == 198 && (second == 18 || second == 19);
    boolean example =
        (first == 198 && second == 51 && third == 100)
            || (first == 203 && second == 0 && third == 113);
    return first != 0 && first < 240 && !shared && !protocol && !benchmark && !example;
  }

  /**
   * 2000::/3 without the tunnels of 2001::/23 and 2002::/16, which carry an IPv4 address inside.
   */
  private static boolean isGlobalUnicast(byte[] v6) {
    int first = (v6[0] & 0xFF) << 8 | (v6[1] & 0xFF);
    int second = (v6[2] & 0xFF) << 8 | (v6[3] & 0xFF);
    boolean tunnel = first == 0x2002 || (first == 0x2001 && second < 0x200);
    boolean example = first == 0x2001 && second == 0x0db8;
    return (first & 0xE000) == 0x2000 && !tunnel && !example;
  }
}
