/** Reading and writing JSON and forms. */
package dev.baton.sandbox.json;
