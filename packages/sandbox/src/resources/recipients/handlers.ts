import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
import { withTargets } from "./notifications.ts";
import {
  addRecipient,
  changeRecipient,
  findRecipient,
  removeRecipient,
  toRecipient,
  triggersWithRecipient,
} from "./state.ts";

export const recipients = {
  listRecipients: ({ state }) => ok([...state.recipients.values()].map(toRecipient)),

  getRecipient: ({ state, path }) => ok(toRecipient(findRecipient(state, path.recipientId))),

  createRecipient: async ({ state, body }) =>
    created(toRecipient(addRecipient(state, await body()))),

  updateRecipient: async ({ state, path, body }) =>
    ok(toRecipient(changeRecipient(state, findRecipient(state, path.recipientId), await body()))),

  deleteRecipient: ({ state, path }) => {
    removeRecipient(state, findRecipient(state, path.recipientId));
    return noContent();
  },

  listTriggersWithRecipient: ({ state, path }) => {
    const { id } = findRecipient(state, path.recipientId);
    return ok(triggersWithRecipient(state, id).map((trigger) => withTargets(state, trigger)));
  },
} satisfies Handlers;
