/** The package has no types of its own. */
declare module "sync-fetch" {
  export default function syncFetch(
    url: string,
    init?: { readonly headers?: Readonly<Record<string, string>> },
  ): { json(): unknown };
}
