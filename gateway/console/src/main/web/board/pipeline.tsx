import { Blank } from '../ui/bits';
export function Pipeline(_: { id: string }) { return <Blank icon="info" title="Pipeline" />; }
