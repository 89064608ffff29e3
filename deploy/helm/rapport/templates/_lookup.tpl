{{/* What is in the cluster already, as JSON; nothing where none is asked (helm template). */}}
{{- define "rapport.existing" -}}
{{- lookup "v1" .kind .root.Release.Namespace .name | toJson -}}
{{- end -}}
