import { Blank } from '../ui/bits';
export function Samples(_: { id: string }) { return <Blank icon="info" title="Samples" />; }
