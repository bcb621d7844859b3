package dev.baton.db.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test class a migrated database of its own: {@code @ExtendWith(TestDatabase.class)} and
 * a parameter of type {@link FreshDatabase}. One server per JVM ({@link TestServer} is a parameter
 * too), one template, a copy per class.
 */
public final class TestDatabase implements ParameterResolver, AfterAllCallback {
  private static final Namespace OURS = Namespace.create(TestDatabase.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == FreshDatabase.class || type == TestServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getRoot().getStore(OURS);
    TestServer server =
        store.getOrComputeIfAbsent("server", _ -> TestServer.start(), TestServer.class);
    if (parameter.getParameter().getType() == TestServer.class) {
      return server;
    }
    return store.getOrComputeIfAbsent(
        outermost(context.getRequiredTestClass()), _ -> server.fresh(), FreshDatabase.class);
  }

  private static Class<?> outermost(Class<?> testClass) {
    Class<?> enclosing = testClass.getEnclosingClass();
    return enclosing == null ? testClass : outermost(enclosing);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Store store = context.getRoot().getStore(OURS);
    FreshDatabase fresh = store.remove(context.getRequiredTestClass(), FreshDatabase.class);
    if (fresh != null) {
      fresh.close();
    }
  }
}
