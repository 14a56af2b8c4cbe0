import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
import { withTargets } from "./notifications.ts";
import {
  addRecipient,
  changeRecipient,
  findRecipient,
  removeRecipient,
  triggersWithRecipient,
} from "./state.ts";

export const recipients = {
  listRecipients: ({ state }) => ok([...state.recipients.values()]),

  getRecipient: ({ state, path }) => ok(findRecipient(state, path.recipientId)),

  createRecipient: async ({ state, body }) => created(addRecipient(state, await body())),

  updateRecipient: async ({ state, path, body }) =>
    ok(changeRecipient(state, findRecipient(state, path.recipientId), await body())),

  deleteRecipient: ({ state, path }) => {
    removeRecipient(state, findRecipient(state, path.recipientId));
    return noContent();
  },

  listTriggersWithRecipient: ({ state, path }) => {
    const { id } = findRecipient(state, path.recipientId);
    return ok(triggersWithRecipient(state, id).map((trigger) => withTargets(state, trigger)));
  },
} satisfies Handlers;
