/** Another association that people are sent to: what they need in order to go there, as its page or its door says it, in French. */
export interface Partner {
  /** Of the association, as a history names it. */
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly hours?: string;
  readonly phone?: string;
  readonly url?: string;
}
