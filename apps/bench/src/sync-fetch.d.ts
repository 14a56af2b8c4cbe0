/** The types of a package without types. */
declare module "sync-fetch" {
  export default function syncFetch(
    url: string,
    init?: { readonly headers?: Readonly<Record<string, string>> },
  ): { json(): unknown };
}
