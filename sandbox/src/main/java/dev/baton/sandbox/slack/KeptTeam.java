package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What of a workspace outlives the sandbox.
 *
 * @param lastMicros the newest message timestamp, in microseconds since 1970
 */
public record KeptTeam(
    String id,
    String name,
    Optional<Enterprise> enterprise,
    BotAccount bot,
    boolean installed,
    long lastMicros,
    List<Member> members,
    List<KeptConversation> conversations,
    List<Home> homes,
    List<SharedFile> files) {

  public KeptTeam {
    members = List.copyOf(members);
    conversations = List.copyOf(conversations);
    homes = List.copyOf(homes);
    files = List.copyOf(files);
  }

  /** A conversation with everything said in it. */
  public record KeptConversation(
      String id,
      String name,
      Conversation.Kind kind,
      boolean archived,
      List<String> members,
      List<PostedMessage> messages) {
    public KeptConversation {
      members = List.copyOf(members);
      messages = List.copyOf(messages);
    }
  }

  /** A home tab as it was last published. */
  public record Home(String viewId, String userId, JsonObject content, String hash) {}
}
