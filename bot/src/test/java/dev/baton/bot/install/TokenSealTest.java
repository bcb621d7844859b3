package dev.baton.bot.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.config.EncryptionKeys;
import dev.baton.bot.config.Secret;
import dev.baton.bot.testing.TestBot;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TokenSealTest {
  private static final Secret TOKEN = new Secret("xoxb-1-2-3");

  private final TokenSeal old = seal(TestBot.FIRST_KEY);
  private final TokenSeal changing = seal(TestBot.SECOND_KEY, TestBot.FIRST_KEY);
  private final TokenSeal changed = seal(TestBot.SECOND_KEY);

  @Test
  void whatWasSealedOpensAndNeverLooksTheSame() {
    String sealed = old.seal("T1", TokenSeal.Kind.BOT, TOKEN);

    assertThat(old.open("T1", TokenSeal.Kind.BOT, sealed)).contains(TOKEN);
    assertThat(sealed).doesNotContain("xoxb");
    assertThat(old.seal("T1", TokenSeal.Kind.BOT, TOKEN)).isNotEqualTo(sealed);
  }

  @Test
  void inAnotherWorkspaceOrAnotherPlaceItDoesNotOpen() {
    String sealed = old.seal("T1", TokenSeal.Kind.BOT, TOKEN);

    assertThat(old.open("T2", TokenSeal.Kind.BOT, sealed)).isEmpty();
    assertThat(old.open("T1", TokenSeal.Kind.REFRESH, sealed)).isEmpty();
  }

  @Test
  void everyKeyOpensAndTheFirstSeals() {
    String sealed = old.seal("T1", TokenSeal.Kind.BOT, TOKEN);

    assertThat(changing.open("T1", TokenSeal.Kind.BOT, sealed)).contains(TOKEN);
    assertThat(changing.isUnderFirstKey(sealed)).isFalse();
    String again = changing.seal("T1", TokenSeal.Kind.BOT, TOKEN);
    assertThat(changing.isUnderFirstKey(again)).isTrue();
    assertThat(changed.open("T1", TokenSeal.Kind.BOT, again)).contains(TOKEN);
    assertThat(changed.open("T1", TokenSeal.Kind.BOT, sealed)).isEmpty();
  }

  @Test
  void anyChangedByteIsNoticed() {
    byte[] sealed = Base64.getDecoder().decode(old.seal("T1", TokenSeal.Kind.BOT, TOKEN));

    for (int i = 0; i < sealed.length; i++) {
      byte[] bent = Arrays.copyOf(sealed, sealed.length);
      bent[i] ^= 1;
      assertThat(old.open("T1", TokenSeal.Kind.BOT, Base64.getEncoder().encodeToString(bent)))
          .isEmpty();
    }
    assertThat(old.open("T1", TokenSeal.Kind.BOT, "no base64 at all!")).isEmpty();
  }

  @Test
  void theSameKeyTwiceIsOneKey() {
    TokenSeal twice = seal(TestBot.FIRST_KEY, TestBot.FIRST_KEY);

    assertThat(twice.open("T1", TokenSeal.Kind.BOT, old.seal("T1", TokenSeal.Kind.BOT, TOKEN)))
        .contains(TOKEN);
  }

  @Test
  void valuesOnTheWayDoNotShowTheirSecrets() {
    Granted granted =
        new Granted("T1", "Acme", false, "U1", "U2", new Granted.Tokens(TOKEN, Optional.empty()));

    assertThat(granted.toString()).doesNotContain("xoxb");
  }

  private static TokenSeal seal(String... keys) {
    return new TokenSeal(new EncryptionKeys(Arrays.stream(keys).map(Secret::new).toList()));
  }
}
