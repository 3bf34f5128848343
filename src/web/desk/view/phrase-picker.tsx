import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PhraseBook } from "../../../desk/api";
import { findPhrases, type BookPhrase } from "../state/phrase-search";
import { partsOf } from "../state/phrase-slots";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { PhraseSender } from "./phrase-sender";
import { useController } from "./use-desk";

export interface PhrasePickerProps {
  readonly caseId: string;
  readonly locale: string;
}

const optionId = (phrase: BookPhrase): string => `phrase-${phrase.id}`;

/** A combobox: one types a French word, goes along the list with the arrows, takes with Enter. */
export function PhrasePicker({ caseId, locale }: PhrasePickerProps) {
  const { say, count } = useStrings();
  const controller = useController();
  const [book, setBook] = useState<PhraseBook | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [query, setQuery] = useState("");
  const [category, setCategory] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<BookPhrase | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => (book === null ? [] : findPhrases(book, query, category)), [book, query, category]);
  const active = found[Math.min(at, found.length - 1)];

  const load = (): void => {
    if (book !== null) return;
    setFailed(false);
    void controller.phraseBook(locale).then((loaded) => (loaded === null ? setFailed(true) : setBook(loaded)));
  };
  useEffect(() => {
    setBook(null);
    void controller.phraseBook(locale).then((loaded) => (loaded === null ? setFailed(true) : setBook(loaded)));
  }, [locale]);
  useEffect(() => {
    if (active !== undefined) list.current?.querySelector(`#${CSS.escape(optionId(active))}`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const take = (phrase: BookPhrase): void => {
    setChosen(phrase);
    setOpen(false);
  };
  const finish = (): void => {
    setChosen(null);
    setQuery("");
    setAt(0);
  };
  const wasChosen = useRef(false);
  // with the sender that goes, and not a frame after it: what is typed in between would be lost
  useLayoutEffect(() => {
    if (wasChosen.current && chosen === null) search.current?.focus();
    wasChosen.current = chosen !== null;
  }, [chosen]);
  const steer = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) setAt((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(found.length, 1));
      setOpen(true);
    } else if (event.key === "Enter" && isOpen && active !== undefined && !event.isComposing) {
      event.preventDefault();
      take(active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setOpen(false);
    }
  };

  if (chosen !== null) return <PhraseSender caseId={caseId} phrase={chosen} onOver={finish} />;
  return (
    <div
      class="phrases"
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOpen(false);
      }}
    >
      <label for="phrase-search">{say("phrases.search")} <kbd>/</kbd></label>
      <div class="phrases-row">
        <input
          ref={search}
          id="phrase-search"
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls="phrase-list"
          {...(isOpen && active !== undefined && { "aria-activedescendant": optionId(active) })}
          placeholder={say("phrases.placeholder")}
          value={query}
          onFocus={load}
          onClick={() => setOpen(true)}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
            setOpen(true);
          }}
          onKeyDown={steer}
        />
        <select
          aria-label={say("phrases.category")}
          value={category}
          onChange={(event) => {
            setCategory(event.currentTarget.value);
            setAt(0);
            setOpen(true);
            search.current?.focus();
          }}
        >
          <option value="">{say("phrases.any_category")}</option>
          {book?.categories.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </div>
      <p class="visually-hidden" role="status">{isOpen && book !== null ? count("phrases.found", found.length) : ""}</p>
      {hasFailed && <p class="problem" role="alert">{say("phrases.failed")}</p>}
      <ul ref={list} id="phrase-list" role="listbox" class="phrase-list" aria-label={say("phrases.list")} hidden={!isOpen || found.length === 0}>
        {isOpen && found.map((phrase) => (
          // the keyboard stays in the search box: a press must not take it away
          <li
            key={phrase.id} id={optionId(phrase)} role="option" aria-selected={phrase === active} onPointerDown={(event) => event.preventDefault()} onClick={() => take(phrase)}
          >
            <span>{partsOf(phrase.french).map((part, index) => ("text" in part ? part.text : <em key={index}>{say(`slot.${slotType(phrase, part.slot)}`)}</em>))}</span>
            {phrase.isFallback && <span class="mark"><Icon name="untranslated" />{say("phrases.fallback")}</span>}
          </li>
        ))}
      </ul>
      {isOpen && book !== null && found.length === 0 && <p class="phrase-none">{say("phrases.none")}</p>}
    </div>
  );
}

const slotType = (phrase: BookPhrase, name: string): string => phrase.slots.find((slot) => slot.name === name)?.type ?? "place";
