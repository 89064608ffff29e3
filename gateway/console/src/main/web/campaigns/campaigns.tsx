import { Blank } from '../ui/bits';
export function Campaigns(_: { id: string }) { return <Blank icon="info" title="Campaigns" />; }
