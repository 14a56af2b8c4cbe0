// From sources, everything that this package starts runs from sources too.
const isSource = import.meta.url.endsWith(".ts");

/** The flags that Node needs to run a module of this package. */
export const moduleFlags = isSource ? ["--conditions=@honeycomb/source"] : [];

/** The address of a module beside this one, given its name without the extension. */
export function moduleUrl(name: string): URL {
  return new URL(`./${name}${isSource ? ".ts" : ".js"}`, import.meta.url);
}
