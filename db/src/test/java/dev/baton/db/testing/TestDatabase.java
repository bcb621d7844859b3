package dev.baton.db.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test class a migrated database of its own: {@code @ExtendWith(TestDatabase.class)} and
 * a parameter of type {@link FreshDatabase}. One server per JVM, one template, a copy per class.
 */
public final class TestDatabase implements ParameterResolver, AfterAllCallback {
  private static final Namespace OURS = Namespace.create(TestDatabase.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FreshDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestServer server =
        context
            .getRoot()
            .getStore(OURS)
            .getOrComputeIfAbsent("server", _ -> TestServer.start(), TestServer.class);
    Class<?> testClass = outermost(context.getRequiredTestClass());
    return context
        .getRoot()
        .getStore(OURS)
        .getOrComputeIfAbsent(testClass, _ -> server.fresh(), FreshDatabase.class);
  }

  private static Class<?> outermost(Class<?> testClass) {
    return testClass.getEnclosingClass() == null
        ? testClass
        : outermost(testClass.getEnclosingClass());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    FreshDatabase fresh =
        context
            .getRoot()
            .getStore(OURS)
            .remove(context.getRequiredTestClass(), FreshDatabase.class);
    if (fresh != null) {
      fresh.close();
    }
  }
}
