/** What the events of a project say to people. */
import { type EventSentences, words } from "@/lib/events/words";

export const projectSentences: EventSentences = {
  "project.created": {
    kind: "Project created",
    say: ({ actorName, targetName }) => words`${actorName} created the project ${targetName}`,
  },
  "project.skipped": {
    kind: "First project skipped",
    say: ({ actorName }) => words`${actorName} skipped making a first project`,
  },
  "project.renamed": {
    kind: "Project renamed",
    say: ({ actorName, targetName, changes }) =>
      changes?.name?.before
        ? words`${actorName} renamed the project ${changes.name.before} to ${targetName}`
        : words`${actorName} renamed a project to ${targetName}`,
  },
  "project.archived": {
    kind: "Project archived",
    say: ({ actorName, targetName }) => words`${actorName} archived the project ${targetName}`,
  },
  "project.restored": {
    kind: "Project restored",
    say: ({ actorName, targetName }) => words`${actorName} restored the project ${targetName}`,
  },
  "project.deleted": {
    kind: "Project deleted",
    say: ({ actorName, targetName }) => words`${actorName} deleted the project ${targetName}`,
  },
};
