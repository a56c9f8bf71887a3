"use client";

import { useRouter } from "next/navigation";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { toast } from "@/components/ui/toaster";
import { workspacePath } from "@/lib/paths";
import { projectInput } from "@/lib/projects/input";
import { createProjectAction, renameProjectAction } from "./actions";

export function NewProjectForm({ slug, autoFocus = true }: { slug: string; autoFocus?: boolean }) {
  const router = useRouter();
  const form = useActionForm({
    schema: projectInput,
    action: (values) => createProjectAction(slug, values),
    defaultValues: { name: "" },
    onSuccess: ({ id }) => router.push(workspacePath(slug, "projects", id)),
  });
  return (
    <Form of={form}>
      <FormError />
      <TextField name="name" label="Name" autoFocus={autoFocus} autoComplete="off" />
      <SubmitButton className="justify-self-start">Create project</SubmitButton>
    </Form>
  );
}

export function RenameProjectForm({
  slug,
  project,
}: {
  slug: string;
  project: { id: string; name: string };
}) {
  const form = useActionForm({
    schema: projectInput,
    action: (values) => renameProjectAction(slug, { ...values, id: project.id }),
    defaultValues: { name: project.name },
    onSuccess: () => toast.success("Renamed."),
  });
  return (
    <Form of={form}>
      <FormError />
      <TextField name="name" label="Name" autoComplete="off" />
      <SubmitButton className="justify-self-start">Rename</SubmitButton>
    </Form>
  );
}
