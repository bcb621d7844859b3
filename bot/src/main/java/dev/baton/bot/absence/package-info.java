/** Who is away when, said by themselves or by an admin. */
package dev.baton.bot.absence;
