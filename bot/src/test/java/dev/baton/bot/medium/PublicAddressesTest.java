package dev.baton.bot.medium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
      })
  void privateLocalAndReservedNetworksAreNotPublic(String address) throws Exception {
    assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "142.250.185.78",
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "198.17.0.1",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "2a00:1450:4001:82b::200e",
        "2607:f8b0:4004:800::200e",
      })
  void theInternetIs(String address) throws Exception {
    assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void onePrivateAddressAmongPublicOnesSpoilsTheName() throws Exception {
    List<InetAddress> mixed =
        List.of(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1"));

    assertThatThrownBy(() -> new PublicAddresses(_ -> mixed).lookup("docs.google.com"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("docs.google.com");
    assertThat(new PublicAddresses(_ -> mixed.subList(0, 1)).lookup("docs.google.com"))
        .isEqualTo(mixed.subList(0, 1));
  }

  @Test
  void aNameWithoutAddressesLeadsNowhere() {
    assertThatThrownBy(() -> new PublicAddresses(_ -> List.of()).lookup("docs.google.com"))
        .isInstanceOf(UnknownHostException.class);
  }
}
