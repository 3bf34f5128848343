import type { Preferences } from "../service/preferences";
import { shortcuts } from "../state/shortcuts";
import { useStrings } from "./desk-strings";
import { Dialog } from "./dialog";

export interface KeysHelpProps {
  readonly preferences: Preferences;
  readonly onPreferences: (preferences: Preferences) => void;
  readonly onClose: () => void;
}

/** Single keys get in the way of speech input and of some assistive tools: they can be switched off. */
export function KeysHelp({ preferences, onPreferences, onClose }: KeysHelpProps) {
  const { say } = useStrings();
  return (
    <Dialog title={say("keys.title")} onClose={onClose}>
      <label class="check">
        <input type="checkbox" checked={preferences.hasShortcuts} onInput={(event) => onPreferences({ ...preferences, hasShortcuts: event.currentTarget.checked })} />
        {say("keys.use")}
      </label>
      <dl class="keys">
        {Object.entries(shortcuts).map(([key, shortcut]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{say(`keys.${shortcut}`)}</dd></div>)}
        <div><dt><kbd>{say("keys.escape_key")}</kbd></dt><dd>{say("keys.escape")}</dd></div>
      </dl>
    </Dialog>
  );
}
