import { Blank } from '../ui/bits';
export function Funnel(_: { id: string }) { return <Blank icon="info" title="Funnel" />; }
