package dev.baton.escalation.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Baton replaces, and honest short text beside it, in several languages and scripts. */
class GuardExamplesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "who can help",
        "WHO CAN HELP???",
        "Can who help",
        "who can help with this ticket please",
        "Help me please, who can? Please help!",
        "please help me please help me",
        "pleaseHelp PLEASE help",
        "can someone please take a look at this",
        "Can anybody help us here asap?",
        "see ticket, see ticket, see ticket",
        "See ticket above",
        "please see the ticket description above",
        "see ZD-1042",
        "See ticket #1042 please",
        "ticket 1042, please help @anna",
        "please see https://acme.zendesk.com/agent/tickets/1042",
        "same as above",
        "urgent urgent urgent please",
        "Ｗｈｏ ｃａｎ ｈｅｌｐ",
        "Kann mir bitte jemand helfen?",
        "Wer kann helfen, bitte dringend",
        "siehe Ticket oben",
        "Quelqu'un peut m'aider s'il vous plaît",
        "Qui peut m'aider ?",
        "¿Alguien me puede ayudar por favor?",
        "Por favor, ayúdame con este ticket",
        "Alguém pode me ajudar por favor",
        "Qualcuno mi può aiutare per favore",
        "Kan iemand me hiermee helpen, alsjeblieft help",
        "Czy ktoś może mi pomóc? proszę, pomoc",
        "Кто может помочь пожалуйста",
        "Хтось може допомогти, будь ласка",
        "Lütfen biri yardım edebilir mi",
        "هل يمكن أن يساعدني أحد من فضلك",
        "מישהו יכול לעזור לי בבקשה",
        "कृपया कोई मदद करें",
        "누가 좀 도와주세요",
        "誰か助けてください。お願いします",
        "谁能帮忙？谢谢",
        "請幫忙，謝謝",
        "ใครช่วยได้บ้าง ด่วน",
        "who knows how to fix this?",
        "need a hand here please",
        "plz help me out guys",
        "hey team, can someone pick this up?",
        "details in the ticket",
        "everything is in the ticket",
        "see ticket ZD-1042 for details",
        "see https://acme.zendesk.com/agent/tickets/1042 for details",
        "kindly do the needful",
        "please escalate this ticket",
        "ticket needs to be escalated to T2",
        "escalating as requested",
        "I don't know what to do here",
        "please help, thanks a lot in advance",
        "hi all, hope you are well, please help",
        "same as last time",
        "Siehe Details im Ticket bitte",
        "Hallo zusammen, kann jemand weiterhelfen?",
        "Please-help-me-with-this",
        "who_can_help_me_please",
        "h e l p  m e  p l e a s e",
        "Please help me, VPN",
        "please please help me with VPN",
        "login broken login broken",
        "Broken login, LOGIN broken!",
        "printer down. printer down. Printer Down!",
        "登录失败 登录失败",
      })
  void whatBatonReplacesIsRefused(String text) {
    assertThat(Filler.saysNothing(text) || !Filler.isLongEnough(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User can see all invoices of others",
        "Please help, out of disk space",
        "Please help, last time backup failed",
        "Escalation rule 5 misfires",
        "Cannot escalate ticket in app",
        "The time is wrong by an hour",
        "Time zone off by one hour",
        "Everything is down in Paris",
        "Jira is out again since 8",
        "Help centre search is empty",
        "Customer cannot see tickets",
        "Ticket form is blank today",
        "Morning export was empty",
        "A B C keys stick on his PC",
        "Who owns the DNS zone?",
        "Can't see ticket list",
        "Help page returns 404",
        "Help button opens nothing",
        "Users see the same ticket twice",
        "Please help, VPN is down",
        "Please reset MFA for bob",
        "Try 1 failed, try 2 failed",
        "Ping ok, DNS ok, route ok",
        "DB down on db-1 and db-2",
        "403 on /login and 403 on /api",
        "Restarted it, no change",
        "Rebooted the router",
        "See log: OOM at 09:14",
        "SSO loops since 9am",
        "No one can log in",
        "All users locked out",
        "Who-is lookup times out",
        "Nothing could be tried, because the region is out",
        "Nothing to try: outage",
        "Nothing tried: data is being lost",
        "Nothing tried, no permission",
        "Policy forbids a restart",
        "Nichts versucht: keine Berechtigung",
        "Hilfe-Seite lädt nicht",
        "Drucker druckt nicht mehr",
        "Kein Login seit 8 Uhr",
        "La VPN tombe chaque jour",
        "No puedo entrar desde ayer",
        "Não abre desde ontem",
        "Non parte da ieri sera",
        "Brak dostępu od wczoraj",
        "Не работает вход с утра",
        "Giriş yapılamıyor, tekrar denendi",
        "لا يعمل تسجيل الدخول",
        "ההתחברות לא עובדת",
        "लॉगिन नहीं हो रहा है",
        "로그인이 안 됩니다, 재시도함",
        "ログインできません。至急お願いします",
        "无法登录，请帮忙看数据库",
        "เข้าสู่ระบบไม่ได้ ช่วยหน่อย",
      })
  void honestShortTextIsNot(String text) {
    assertThat(Filler.saysNothing(text)).isFalse();
    assertThat(Filler.isLongEnough(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZD-1042", "order 4711", "see ZD-77", "It is invoice 17"})
  void aNumberIsWorthAdding(String text) {
    assertThat(AddedInformation.check(text)).isInstanceOf(AddedInformation.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the export fails for ALL invoices",
        "Please help: export fails for all invoices, the",
        "FAILS for all invoices the export",
      })
  void theReasonAgainInAnotherOrderIsNoStep(String steps) {
    assertThat(Filler.sayTheSame("The export fails for all invoices", steps)).isTrue();
  }
}
