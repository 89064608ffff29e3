import type { sales } from 'api';
import { ask } from './api';
import { changes } from './changes';
import { metadata } from './me';

export type PipelineRecord = sales.ViewOfPipelineState;
export type Stage = sales.PipelineStage;
export type DealRecord = sales.PersonalViewOfOpportunityStateOfOpportunityPersonal;

export const pipelines = (): readonly PipelineRecord[] => (metadata.get()?.pipelines ?? []).filter((one) => !one.state.retired);
export const pipelineOf = (id: string | undefined) => (metadata.get()?.pipelines ?? []).find((one) => one.id === id);
export const stagesOf = (id: string | undefined): readonly Stage[] => (pipelineOf(id)?.state.stages ?? []).filter((stage) => !stage.retired);
export const stageOf = (pipeline: string | undefined, stage: string | undefined) => pipelineOf(pipeline)?.state.stages.find((one) => one.id === stage);
export const stageName = (pipeline: string | undefined, stage: string | undefined) => stageOf(pipeline, stage)?.name ?? stage ?? '';

/** Which pipelines there are was told at the start: told again when one was changed. */
export const learnPipelines = () => ask('GET /api/v1/metadata', {}).then(({ value }) => metadata.set(value));
changes.follow((change) => change.kind === 'pipeline' && void learnPipelines().catch(() => {}));

const DAY = 86_400_000;
export const daysSince = (instant: string | undefined, until = Date.now()) => (instant ? Math.max(0, Math.floor((until - Date.parse(instant)) / DAY)) : 0);

export const nameOfDeal = (deal: DealRecord) => deal.personal?.name;
