import { useEffect, useRef, useState } from "preact/hooks";
import type { Preferences } from "../service/preferences";
import { notificationState, playTone } from "../service/attention";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { useController, useDesk } from "./use-desk";

export interface TopBarProps {
  readonly screen: string;
  readonly preferences: Preferences;
  readonly onPreferences: (preferences: Preferences) => void;
  readonly onHelp: () => void;
  readonly onEndOfShift: () => void;
}

export function TopBar(props: TopBarProps) {
  const { say } = useStrings();
  const { me } = useDesk();
  const controller = useController();
  const seesCases = me?.role !== "technical_admin";
  const pages = ["cases", ...(seesCases ? ["search"] : []), ...(me?.role === "coordinator" ? ["supervision"] : []), ...(seesCases ? ["activity", "first-steps"] : [])];
  const isPresent = me?.presence === "present";
  const canBeOffered = seesCases && (me?.capacity ?? 0) > 0;
  return (
    <header class="top">
      <h1>{say("title")} <span class="soft">{me?.association}</span></h1>
      <nav class="pages" aria-label={say("page.title")}>
        {pages.map((page) => (
          <a key={page} href={page === "cases" ? "#/" : `#/${page}`} {...(page === props.screen && { "aria-current": "page" as const })}>{say(`page.${page}`)}</a>
        ))}
      </nav>
      <div class="top-tools">
        {seesCases && <LineState />}
        {canBeOffered && (
          <button type="button" class="presence" onClick={() => void controller.setPresence(isPresent ? "away" : "present")}>
            <span class={isPresent ? "dot on" : "dot"} aria-hidden="true" />
            {say(isPresent ? "presence.present" : "presence.away")}
            <span class="visually-hidden"> {say(isPresent ? "presence.go_away" : "presence.come_back")}</span>
          </button>
        )}
        <button type="button" onClick={() => void controller.lock()}><Icon name="lock" /><span class="collapsible">{say("lock.now")}</span></button>
        <Menu {...props} name={me?.name ?? ""} seesCases={seesCases} />
      </div>
    </header>
  );
}

function LineState() {
  const { say } = useStrings();
  const { line } = useDesk();
  return (
    <p role="status" class={`line ${line}`}>
      <Icon name={line === "online" ? "connected" : "disconnected"} />
      <span>{say(`line.${line}`)}</span>
    </p>
  );
}

/** A button that shows and hides a list of buttons; Escape closes it. */
function Menu({ name, seesCases, preferences, onPreferences, onHelp, onEndOfShift }: TopBarProps & { readonly name: string; readonly seesCases: boolean }) {
  const { say } = useStrings();
  const controller = useController();
  const [isOpen, setOpen] = useState(false);
  const [permission, setPermission] = useState(notificationState);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const away = (event: Event): void => {
      if (event.target instanceof Node && place.current?.contains(event.target)) return;
      setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, [isOpen]);
  const closing = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  return (
    <div
      class="menu"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        setOpen(false);
        place.current?.querySelector("button")?.focus();
      }}
    >
      <button type="button" aria-expanded={isOpen} aria-controls="menu" onClick={() => setOpen(!isOpen)}><Icon name="menu" /><span class="collapsible">{say("menu.title")}</span></button>
      <div id="menu" class="menu-list" hidden={!isOpen}>
        <p class="soft">{name}</p>
        <button
          type="button"
          onClick={() => {
            // heard once, so that they know it and can set the loudness
            if (!preferences.hasSound) playTone("offer");
            onPreferences({ ...preferences, hasSound: !preferences.hasSound });
          }}
        >
          <Icon name={preferences.hasSound ? "bell" : "bell_off"} />{say(preferences.hasSound ? "menu.sound_on" : "menu.sound_off")}
        </button>
        {permission === "default" && (
          <button type="button" onClick={() => void Notification.requestPermission().then(setPermission)}><Icon name="message" />{say("menu.notify")}</button>
        )}
        {permission === "granted" && <p class="soft">{say("menu.notified")}</p>}
        {permission === "denied" && <p class="soft">{say("menu.not_notified")}</p>}
        <button type="button" onClick={closing(onHelp)}><Icon name="keyboard" />{say("keys.title")}</button>
        {seesCases && <button type="button" onClick={closing(onEndOfShift)}><Icon name="home" />{say("shift.title")}</button>}
        <button type="button" onClick={() => void controller.signOut()}><Icon name="close" />{say("menu.sign_out")}</button>
      </div>
    </div>
  );
}
