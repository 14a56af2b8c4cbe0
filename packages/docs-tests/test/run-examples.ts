// Runs the examples of a page one after the other, in this process. A process for each would spend
// most of its time loading modules. Like a program of its own, each has to finish: the process
// doesn't exit while one of them is still busy.

// An example that reads its arguments gets none.
for (const file of process.argv.splice(2)) {
  try {
    await import(file);
  } catch (error) {
    throw new Error(`${file} failed`, { cause: error });
  }
  if (process.exitCode) throw new Error(`${file} failed with exit code ${process.exitCode}`);
}
