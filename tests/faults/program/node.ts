import { loadConfig } from "../../../src/config";
import { createLog } from "../../../src/http/log";
import { startService } from "../../../src/main";
import { cloudAt } from "../../helpers/openid-issuer";
import { FaultPoints, faultyDeliverer, faultyStore, type Order, type Told } from "./fault-points";
import { isMutation, mutate } from "./mutations";

/** One service process: the real service on the real content, which ends or hangs when it is told to. Environment: node-process.ts. */
async function main(): Promise<void> {
  const { FAULTS_MUTATION: mutation, FAULTS_ISSUER: issuer = "" } = process.env;
  if (mutation !== undefined && isMutation(mutation)) mutate(mutation);
  const config = loadConfig(process.env, process.cwd());
  const points = new FaultPoints();
  const service = await startService(config, createLog(config.logLevel), process.cwd(), {
    store: (store) => faultyStore(store, points), deliverer: (deliverer) => faultyDeliverer(deliverer, points), azureCloud: cloudAt(issuer),
  });
  process.on("message", (order: Order) => points.arm(order));
  // the program has gone: nobody would end this process any more
  process.on("disconnect", () => process.exit(0));
  process.on("SIGTERM", () => void service.close().then(() => process.exit(0), () => process.exit(1)));
  process.send?.({ kind: "ready", url: service.url } satisfies Told);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
