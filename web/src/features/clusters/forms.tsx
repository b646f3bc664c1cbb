import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { answered, client, type Problem } from "../../api/client";
import { shortNameOf } from "../../base/short-name";
import { Button } from "../../ui/button";
import { Notices, ProblemNotice } from "../../ui/notices";
import { OrganisationChoice } from "../../ui/organisation-choice";
import { Select } from "../../ui/select";
import { TextField } from "../../ui/text-field";
import { useForm } from "../../ui/use-form";

interface Named {
  cluster: string;
  name: string;
}

const options = (clusters: readonly Named[]) => clusters.map((row) => ({ value: row.cluster, text: row.name }));

interface Sheet {
  title: string;
  help: string;
  form: { props: object; refusal: { problem: Problem; waitSeconds: number | null } | null; isPending: boolean };
  children: ReactNode;
  /** What the button does, other than to save. */
  action?: string;
}

function Sheet({ title, help, form, children, action }: Sheet) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <form className="card stack" aria-labelledby={id} {...form.props}>
      <h2 id={id}>{title}</h2>
      <p className="quiet">{help}</p>
      {children}
      {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {action ?? t("cluster_save")}
        </Button>
      </div>
    </form>
  );
}

export function AddCluster({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const [founded, setFounded] = useState("");
  const form = useForm({
    fields: ["name"],
    places: { "invalid-value": "name" },
    ask: ({ name }) => answered(client.POST("/api/clusters", { body: { cluster: shortNameOf(name), name: [`${i18n.language}=${name}`], founded_on: founded } })),
    done: onDone,
  });
  return (
    <Sheet title={t("cluster_add")} help={t("cluster_add_help")} form={form}>
      <TextField label={t("cluster_name")} {...form.field("name")} />
      <TextField label={t("cluster_founded")} help={t("cluster_day_help")} value={founded} onChange={setFounded} />
    </Sheet>
  );
}

export function AddMember({ clusters, onDone }: { clusters: readonly Named[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [cluster, setCluster] = useState(clusters[0]?.cluster ?? "");
  const [organisation, setOrganisation] = useState("");
  const [role, setRole] = useState<"member" | "driver" | "associate">("member");
  const form = useForm({
    fields: ["joined_on"],
    ask: ({ joined_on }) => answered(client.POST("/api/clusters/{cluster}/members", { params: { path: { cluster } }, body: { organisation, joined_on, role } })),
    done: onDone,
  });
  return (
    <Sheet title={t("cluster_add_member")} help={t("cluster_add_member_help")} form={form}>
      <Select label={t("cluster")} value={cluster} options={options(clusters)} onChange={setCluster} />
      <OrganisationChoice onChange={setOrganisation} />
      <Select
        label={t("cluster_role")}
        value={role}
        options={(["member", "driver", "associate"] as const).map((one) => ({ value: one, text: t(`cluster_role_${one}`) }))}
        onChange={(one) => setRole(one as typeof role)}
      />
      <TextField label={t("cluster_joined")} help={t("cluster_day_help")} {...form.field("joined_on")} />
    </Sheet>
  );
}

/** Makes a questionnaire on the network from the members of a cluster. */
export function AskAboutNetwork({ clusters }: { clusters: readonly Named[] }) {
  const { t } = useTranslation();
  const [cluster, setCluster] = useState(clusters[0]?.cluster ?? "");
  const [name, setName] = useState("");
  const [made, setMade] = useState<{ questionnaire: string; members: number } | null>(null);
  const form = useForm({
    fields: [],
    ask: () => answered(client.POST("/api/clusters/{cluster}/network-questionnaire", { params: { path: { cluster } }, body: { name: shortNameOf(name) } })),
    done: setMade,
  });
  return (
    <Sheet title={t("network_make")} help={t("network_make_help")} form={form} action={t("network_make_do")}>
      <Select label={t("cluster")} value={cluster} options={options(clusters)} onChange={setCluster} />
      <TextField label={t("network_survey_name")} help={t("network_survey_name_help")} value={name} onChange={setName} />
      {made && (
        <p role="status">
          {t("network_made", { name: made.questionnaire, members: made.members })} <Link href="/questionnaires">{t("questionnaires_title")}</Link>
        </p>
      )}
    </Sheet>
  );
}

export function StateCount({ clusters, onDone }: { clusters: readonly Named[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [cluster, setCluster] = useState("");
  const [unit, setUnit] = useState<"members" | "companies">("members");
  const [notices, setNotices] = useState<readonly { code: string; text: string }[]>([]);
  const form = useForm({
    fields: ["count", "source", "stated_on"],
    ask: ({ count, source, stated_on }) => answered(client.POST("/api/stated-counts", { body: { cluster, unit, count: Number(count), source, stated_on } })),
    done: (reply) => {
      setNotices(reply.notices);
      onDone();
    },
  });
  return (
    <Sheet title={t("cluster_state")} help={t("cluster_state_help")} form={form}>
      <Select label={t("cluster")} value={cluster} options={[{ value: "", text: t("cluster_together") }, ...options(clusters)]} onChange={setCluster} />
      <Select
        label={t("cluster_unit")}
        value={unit}
        options={(["members", "companies"] as const).map((one) => ({ value: one, text: t(`cluster_${one}`) }))}
        onChange={(one) => setUnit(one as typeof unit)}
      />
      <TextField label={t("cluster_count_stated")} inputMode="numeric" {...form.field("count")} />
      <TextField label={t("cluster_source")} {...form.field("source")} />
      <TextField label={t("cluster_day")} help={t("cluster_day_help")} {...form.field("stated_on")} />
      <Notices notices={notices} />
    </Sheet>
  );
}
