/** The content type of Honeycomb's v2 API. */
export const jsonApiType = "application/vnd.api+json";

/** Whether an operation is of the v2 API, which speaks JSON:API. */
export function isJsonApi(path: string): boolean {
  return path.startsWith("/2/");
}
