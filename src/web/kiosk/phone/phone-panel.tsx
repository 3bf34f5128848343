import { useEffect, useRef, useState } from "preact/hooks";
import { QrImage } from "../../shared/qr-image";
import type { Address } from "../talk/session-memory";
import { chime } from "../presence/chime";
import { usePageStrings } from "../view/page-strings";
import { Pictogram } from "../view/pictogram";
import { addressOfSquare } from "./arrival";
import { inWords } from "./kept-time";
import { answerPhone, drawCode, lookAtCode, takeBackCode, type CodeState, type PhoneCode } from "./kiosk-code";
import type { MessagingApp, WaysOut } from "./ways-out";

/** How often (ms) the kiosk looks whether a phone asks. */
const lookEveryMs = 1_500;

export interface PhonePanelProps {
  /** As it is now: it is renewed from time to time. */
  readonly address: () => Address;
  readonly ways: WaysOut;
  readonly onMoved: () => void;
  readonly onClose: () => void;
}

/** Over the talk, at a kiosk: the square and the six digits that take it along. The code lives as long as this is open. */
export function PhonePanel({ address, ways, onMoved, onClose }: PhonePanelProps) {
  const page = usePageStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [code, setCode] = useState<PhoneCode | "drawing" | "unasked" | "failed">("drawing");
  const [state, setState] = useState<CodeState>("open");
  const draw = async (): Promise<void> => {
    setCode("drawing");
    setState("open");
    setCode(await drawCode(address()));
  };

  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    void draw();
    return () => {
      takeBackCode(address());
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const isWaiting = typeof code === "object" && state !== "closed";
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      void lookAtCode(address()).then((seen) => {
        if (seen === "moved") onMoved();
        else if (seen !== "unknown") setState(seen);
      });
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [isWaiting]);
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state !== "asking") return;
    // they look at their phone
    chime();
    question.current?.focus();
  }, [state]);
  const answer = (said: "yes" | "no"): void => {
    setState(said === "yes" ? "answered" : "open");
    void answerPhone(address(), said);
  };

  return (
    <dialog ref={dialog} class="phone-panel" aria-labelledby="phone-heading" lang={page.lang} dir={page.dir} onCancel={onClose}>
      <h2 id="phone-heading"><Pictogram name="phone" /> {page.say("phone.take")}</h2>
      <div role="status">
        {code === "drawing" && <p>{page.say("phone.drawing")}</p>}
        {code === "unasked" && <p>{page.say("phone.answer_first")}</p>}
        {code === "failed" && <p>{page.say("phone.no_code")}</p>}
        {typeof code === "object" && state === "closed" && <p>{page.say("phone.over")}</p>}
        {state === "answered" && <p class="phone-asked">{page.say("phone.coming")}</p>}
        {state === "asking" && <p ref={question} tabIndex={-1} class="phone-asked">{page.say("phone.asked")}</p>}
      </div>
      {state === "asking" && (
        <div class="phone-answers">
          <button type="button" class="start-button" onClick={() => answer("yes")}>{page.say("phone.yes")}</button>
          <button type="button" class="choice" onClick={() => answer("no")}>{page.say("phone.no")}</button>
        </div>
      )}
      {typeof code === "object" && state === "open" && <WaysIn code={code} ways={ways} />}
      {(code === "failed" || state === "closed") && <button type="button" class="choice" onClick={() => void draw()}>{page.say("phone.new_code")}</button>}
      {state !== "asking" && (
        <button type="button" class="choice phone-back" onClick={onClose}>
          <Pictogram name="back" />
          <span>{page.say("phone.stay")}</span>
        </button>
      )}
    </dialog>
  );
}

/** One way at a time: two squares side by side would be one too many. */
function WaysIn({ code, ways: { origin, messaging } }: { readonly code: PhoneCode; readonly ways: WaysOut }) {
  const page = usePageStrings();
  const [isInApp, setInApp] = useState(origin === null);
  return (
    <>
      {isInApp && messaging ? <InApp code={code} messaging={messaging} /> : origin !== null && <InBrowser code={code} origin={origin} />}
      {messaging && origin !== null && (
        <button type="button" class="choice phone-back" onClick={() => setInApp(!isInApp)}>
          <Pictogram name={isInApp ? "phone" : "app"} />
          <span>{page.say(isInApp ? "phone.without_app" : "phone.in_app", { app: messaging.app })}</span>
        </button>
      )}
    </>
  );
}

/** The square for who has a camera, an address and six digits for who has none. */
function InBrowser({ code, origin }: { readonly code: PhoneCode; readonly origin: string }) {
  const page = usePageStrings();
  const groups = [code.digits.slice(0, 3), code.digits.slice(3)];
  return (
    <>
      <div class="phone-ways">
        <section class="phone-way">
          <p>{page.say("phone.show_square")}</p>
          <QrImage text={addressOfSquare(origin, code.square)} alt={page.say("phone.square")} />
        </section>
        <section class="phone-way">
          <p>{page.say("phone.open_address")}</p>
          <p class="phone-address"><bdi dir="ltr">{origin.replace(/^https?:\/\//, "")}</bdi></p>
          <p>{page.say("phone.press_this")}</p>
          <p><span class="phone-button"><Pictogram name="phone" /> {page.say("phone.have_code")}</span></p>
          <p>{page.say("phone.then_digits")}</p>
          <p class="phone-digits"><bdi dir="ltr">{groups.map((group, place) => <span key={place}>{group}</span>)}</bdi></p>
        </section>
      </div>
      <Holds minutes={code.minutes}>{page.say("phone.kept", { hours: code.keptHours })}</Holds>
    </>
  );
}

/** The application is somebody's: the person is told before anything of theirs is there. */
function InApp({ code, messaging: { app, link } }: { readonly code: PhoneCode; readonly messaging: MessagingApp }) {
  const page = usePageStrings();
  return (
    <>
      <div class="phone-ways">
        <section class="phone-way">
          <p>{page.say("phone.show_square")}</p>
          <QrImage text={link.replace("{code}", code.square)} alt={page.say("phone.square")} />
        </section>
        <section class="phone-way">
          <p>{page.say("phone.app_send", { app })}</p>
          <p>{page.say("phone.app_company", { app })}</p>
        </section>
      </div>
      <Holds minutes={code.minutes}>{page.say("phone.kept_app", { app, time: inWords(code.keptInAppHours, page.lang) })}</Holds>
    </>
  );
}

function Holds({ minutes, children }: { readonly minutes: number; readonly children: string }) {
  const page = usePageStrings();
  return (
    <div class="phone-holds">
      <Pictogram name="expires" />
      <div>
        <p>{page.say("phone.holds", { minutes })}</p>
        <p>{children}</p>
      </div>
    </div>
  );
}
