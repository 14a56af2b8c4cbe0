/** The content type of Honeycomb's v2 API. */
export const jsonApiType = "application/vnd.api+json";

/** Whether a path belongs to the v2 API, which uses JSON:API. */
export function isJsonApi(path: string): boolean {
  return path.startsWith("/2/");
}
