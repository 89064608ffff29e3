import type { WithNames } from './api';

const known = new Map<string, string>();

/** Names of whom the caller may see, as answers bring them. No name: there is none to be shown. */
export const names = {
  learn(answer: WithNames) {
    for (const [id, name] of Object.entries(answer.names ?? {})) known.set(id, name);
    for (const [pipeline, stages] of Object.entries(answer.stageNames ?? {})) {
      for (const [stage, name] of Object.entries(stages)) known.set(`${pipeline} ${stage}`, name);
    }
  },
  put(id: string, name: string) {
    known.set(id, name);
  },
  of: (id: string | null | undefined): string | undefined => (id ? known.get(id) : undefined),
  ofStage: (pipeline: string, stage: string): string | undefined => known.get(`${pipeline} ${stage}`),
};
