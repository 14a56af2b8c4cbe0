import { notFound } from "../../http/api-error.ts";
import { createOrderedId } from "../../id.ts";

/** The team of every key. */
export const team = { id: createOrderedId("hcxtm"), name: "Sandbox", slug: "sandbox" };

/** @throws ApiError 404 when a path contains another team */
export function checkTeam({ teamSlug }: { readonly teamSlug: string }): void {
  if (teamSlug !== team.slug) throw notFound("Team");
}
