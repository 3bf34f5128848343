import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config";
import type { Session } from "../../src/core/conversation/session";
import { createLog } from "../../src/http/log";
import { startService, type Seams } from "../../src/main";
import { projectRoot } from "../../src/project-root";
import type { Store } from "../../src/store";

export interface DeskService {
  readonly url: string;
  readonly store: Store<Session>;
  close(): Promise<void>;
}

export const deskAssociation = "passerelle";

/**
 * The whole service in this process, and its store, to invite the first mediator as `npm run admin` does.
 *
 * @param seams what stands for the platforms outside.
 */
export async function startDeskService(settings: Readonly<Record<string, string>> = {}, seams: Pick<Seams, "azureCloud"> = {}): Promise<DeskService> {
  const dataDir = mkdtempSync(join(tmpdir(), "passerelle-desk-"));
  let store: Store<Session> | null = null;
  const config = readConfig({ PORT: "0", DATA_DIR: dataDir, ...settings }, "", projectRoot);
  const service = await startService(config, createLog("silent"), projectRoot, { ...seams, store: (opened) => (store = opened) });
  return {
    url: service.url, store: store!,
    close: async () => {
      await service.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
