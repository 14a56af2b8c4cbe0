import { startSandbox } from "@honeycomb/sandbox/process";

const sandbox = await startSandbox({ apiKeys: ["key"], faults: [{ status: 503, times: 1 }] });
const list = async () => {
  const headers = { "x-honeycomb-team": "key", connection: "close" };
  return (await fetch(`${sandbox.url}/1/datasets`, { headers })).status;
};
const statuses = [await list(), await list()];
await sandbox.reset();
statuses.push(await list());
await sandbox.fail({ status: 500, times: 1 });
statuses.push(await list());

const error = await startSandbox({ port: sandbox.port }).catch((error) => error);
if (process.argv[2] === "closed") await sandbox.close();
console.log(JSON.stringify({ pid: sandbox.pid, statuses, isError: error instanceof Error }));
