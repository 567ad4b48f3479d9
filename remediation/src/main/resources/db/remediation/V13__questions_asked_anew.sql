-- When a question that was answered was asked once more; what has waited since is told from then.
alter table job add column reopened_at timestamptz;
