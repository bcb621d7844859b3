package dev.baton.bot;
public final class Main { private Main() {} public static void main(String... a) { System.out.println(java.util.List.of(a)); } }
