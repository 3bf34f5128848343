export interface Bar { readonly name: string; readonly value: number; readonly least?: number; readonly most?: number; readonly count: number }
export interface EvalPart { readonly name: string; readonly table: readonly (readonly (string | number)[])[]; readonly bars: readonly Bar[]; readonly failures?: readonly string[] }
