import type { customer } from 'api';

export type EmployeeRecord = customer.EmployeeView;
export type TeamRecord = customer.ViewOfTeamState;
