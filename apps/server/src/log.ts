import { HoneycombError } from "@honeycomb/async";

/**
 * Logs an error. All errors that the server logs go through this function. It logs their text, but not
 * their fields, since those contain what Honeycomb responded.
 *
 * @param request the response and the path, if the error concerns a request. Then the log also has
 *   the name of the error, and of a bug the stack.
 */
export function logError(error: unknown, request?: string): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  // Honeycomb's text must not look like another line of the log.
  const line = message.replace(/\p{Cc}+/gu, " ");
  if (request === undefined) console.error(line);
  else if (error instanceof HoneycombError) console.error(`${request}: ${name}: ${line}`);
  else console.error(`${request}: ${stack}`);
}
