/** Where a conversation is found again. */
export interface Address {
  readonly conversationId: string;
  readonly token: string;
  /** Gives a new token after this one has expired, as long as the conversation is kept. */
  readonly resume: string;
}

export interface SessionMemory {
  recall(): Address | null;
  keep(address: Address): void;
  forget(): void;
}

const key = "passerelle";

/**
 * The address of the talk, for a reload or a restart of the service. It lives as long as the tab (`sessionStorage`) because this page is
 * used at home too; messages are never kept, the service sends them again. A kiosk keeps nothing beyond the document: the next person is a stranger.
 */
export function sessionMemory(isKiosk: boolean): SessionMemory {
  if (isKiosk) return inMemory();
  return {
    recall: () => readAddress(sessionStorage.getItem(key)),
    keep: (address) => sessionStorage.setItem(key, JSON.stringify(address)),
    forget: () => sessionStorage.removeItem(key),
  };
}

function inMemory(): SessionMemory {
  let kept: Address | null = null;
  return { recall: () => kept, keep: (address) => void (kept = address), forget: () => void (kept = null) };
}

function readAddress(json: string | null): Address | null {
  if (json === null) return null;
  try {
    const { conversationId, token, resume } = JSON.parse(json) as Partial<Address>;
    return typeof conversationId === "string" && typeof token === "string" && typeof resume === "string" ? { conversationId, token, resume } : null;
  } catch {
    return null;
  }
}
