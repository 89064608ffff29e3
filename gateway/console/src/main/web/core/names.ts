/** What the gateway adds to every list and single record: names beside ids. */
export interface WithNames {
  readonly names?: Readonly<Record<string, string>>;
  readonly stageNames?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly namesMissing?: readonly string[];
}

const known = new Map<string, string>();
let learned = 0;

function keep(id: string, name: string) {
  if (known.get(id) === name) return;
  known.set(id, name);
  learned++;
}

/** Names of whom the caller may see, as answers bring them. No name: there is none to be shown. */
export const names = {
  learn(answer: WithNames) {
    for (const [id, name] of Object.entries(answer.names ?? {})) keep(id, name);
    for (const [pipeline, stages] of Object.entries(answer.stageNames ?? {})) {
      for (const [stage, name] of Object.entries(stages)) keep(`${pipeline} ${stage}`, name);
    }
  },
  put(id: string, name: string) {
    keep(id, name);
  },
  /** Another number when a name has been learned since: what shows names is old then. */
  learned: () => learned,
  of: (id: string | null | undefined): string | undefined => (id ? known.get(id) : undefined),
  ofStage: (pipeline: string, stage: string): string | undefined => known.get(`${pipeline} ${stage}`),
};
