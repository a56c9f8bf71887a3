"use server";

import { staffAction } from "@/lib/instance/action";
import * as jobs from "@/lib/instance/jobs";

export const retryMailAction = staffAction(jobs.retryMail);
export const retryAllMailsAction = staffAction(jobs.retryAllMails);
