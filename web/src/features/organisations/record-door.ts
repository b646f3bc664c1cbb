import { answered, client } from "../../api/client";
import { carriedRecord, type OrganisationRecord, recordIn } from "./record";

/** A record, and the number of the version that it is; 0 for one that is not stored yet. */
export interface Known {
  record: OrganisationRecord;
  number: number;
}

/** Where a record is kept: in the directory, or by the organisation itself. */
export interface RecordDoor {
  send: (record: OrganisationRecord, numberSeen: number) => Promise<{ organisation: string }>;
  latest: () => Promise<Known>;
}

export const readOwn = () => answered(client.GET("/api/own-organisation"));

const readFromDirectory = (organisation: string) => answered(client.GET("/api/organisations/{organisation}", { params: { path: { organisation } } }));

/** The record of `organisation`, which is empty for a new one. */
export function directoryDoor(organisation: string): RecordDoor {
  return {
    send: (record, number_seen) => answered(client.POST("/api/organisations", { body: { record: carriedRecord(record), number_seen } })),
    latest: async () => {
      const shown = await readFromDirectory(organisation);
      return { record: { ...recordIn(shown.document), id: organisation }, number: shown.number };
    },
  };
}

/** The record of the organisation that this account speaks for. */
export const ownDoor: RecordDoor = {
  send: (record, number_seen) => answered(client.PUT("/api/own-organisation", { body: { record: carriedRecord(record), number_seen } })),
  latest: async () => {
    const shown = await readOwn();
    return { record: recordIn(shown.document), number: shown.number };
  },
};
