/** What goes wrong, thrown or rejected. */
export async function failureOf(act: () => unknown): Promise<Error> {
  try {
    await act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing went wrong, but it should have");
}
