import * as v from "valibot";

/**
 * A rule over several fields of an object, for `v.pipe`: what it finds is told of one of them.
 *
 * @param path the field that is told of, such as `["query", "time_range"]`
 * @param holds whether the object is as it should be
 * @param message what is wrong with the field, in words that follow its name
 */
export function rule<T>(
  path: readonly string[],
  holds: (value: NoInfer<T>) => boolean,
  message: string | ((value: NoInfer<T>) => string),
): v.RawCheckAction<T> {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed || holds(dataset.value)) return;
    addIssue({
      message: typeof message === "string" ? message : message(dataset.value),
      path: toIssuePath(dataset.value, path) as [v.IssuePathItem, ...v.IssuePathItem[]],
    });
  });
}

function toIssuePath(root: unknown, path: readonly string[]): v.IssuePathItem[] {
  let input = root;
  return path.map((key) => {
    const value = (input as Record<string, unknown> | undefined)?.[key];
    const item = { type: "object", origin: "value", input, key, value } as v.IssuePathItem;
    input = value;
    return item;
  });
}
