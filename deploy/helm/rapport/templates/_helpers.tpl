{{/* What the six services are: the one table that all templates read. `key` is the name in values, `name` the one in
     the cluster, `image` that of the image. `states`: owns records, of
     which topics may keep the newest state. `reads`: topics it consumes, `group` by which, `calls`: services it asks. */}}
{{- define "rapport.catalogue" -}}
- {key: gateway, name: gateway, image: gateway, store: false, calls: [customer, opportunity, service-desk, marketing, analytics]}
- {key: customer, name: customer, image: customer-service, store: true, states: true, zone: true, language: true, context: customer, reads: [opportunity, service], group: customer-service.policies, calls: []}
- {key: opportunity, name: opportunity, image: opportunity-service, store: true, states: true, zone: true, context: opportunity, reads: [customer], group: opportunity-service.replicas, calls: [customer]}
- {key: serviceDesk, name: service-desk, image: service-desk-service, store: true, states: true, context: service, reads: [customer], group: service-desk-service.replicas, calls: [customer]}
- {key: marketing, name: marketing, image: marketing-service, store: true, states: true, context: marketing, reads: [customer], group: marketing-service.replicas, calls: [customer]}
- {key: analytics, name: analytics, image: analytics-service, store: true, zone: true, context: insight, reads: [customer, opportunity, service, marketing], group: analytics-service.views, calls: []}
{{- end -}}

{{/* A release may have dots in its name, a Service may not. */}}
{{- define "rapport.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- $release := .Release.Name | replace "." "-" -}}
{{- if contains $name $release -}}
{{- $release | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" $release $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* By what the series of two installations in one Prometheus are told apart. */}}
{{- define "rapport.installation" -}}
{{- printf "%s/%s" .Release.Namespace .Release.Name -}}
{{- end -}}

{{/* A value as text: numbers of a values file are floating, and a large one must not become 2.097152e+06. */}}
{{- define "rapport.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}{{ printf "%.0f" . }}{{- else -}}{{ toString . }}{{- end -}}
{{- end -}}

{{/* What a selector names: never changes over the life of a release. */}}
{{- define "rapport.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "rapport.labels" -}}
{{ include "rapport.selector" . }}
app.kubernetes.io/part-of: rapport
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* A service's values: its own over the defaults. */}}
{{- define "rapport.values" -}}
{{- $own := index .root.Values.services .service.key -}}
{{- toYaml (mergeOverwrite (deepCopy .root.Values.defaults) (deepCopy $own)) -}}
{{- end -}}

{{- define "rapport.image" -}}
{{- $image := .root.Values.image -}}
{{- $name := printf "%s/%s/%s" (required "image.registry is required" $image.registry) $image.repository .service.image -}}
{{- if .values.digest -}}
{{- printf "%s@%s" $name .values.digest -}}
{{- else -}}
{{- printf "%s:%s" $name (default .root.Chart.AppVersion $image.tag) -}}
{{- end -}}
{{- end -}}

{{- define "rapport.url" -}}
{{- printf "http://%s-%s:8080" (include "rapport.fullname" .root) .name -}}
{{- end -}}

{{/* Whether this chart makes a KafkaUser for each service, of which Strimzi makes a secret. */}}
{{- define "rapport.makesUsers" -}}
{{- if and (eq .Values.topics.managedBy "strimzi") .Values.topics.acls.enabled .Values.kafka.sasl.enabled -}}true{{- end -}}
{{- end -}}

{{- define "rapport.strimziNamespace" -}}
{{- default .Release.Namespace .Values.topics.strimzi.namespace -}}
{{- end -}}

{{/* The secret of a service's Kafka user: its own, the one of all, or what Strimzi makes of its KafkaUser. */}}
{{- define "rapport.kafkaSecret" -}}
{{- $given := default .root.Values.kafka.sasl.existingSecret .values.kafka.existingSecret -}}
{{- if $given -}}
{{- $given -}}
{{- else if and (include "rapport.makesUsers" .root) (eq (include "rapport.strimziNamespace" .root) .root.Release.Namespace) -}}
{{- printf "%s-%s" (include "rapport.fullname" .root) .service.name -}}
{{- else -}}
{{- fail (printf "sasl-secret: services.%s.kafka.existingSecret or kafka.sasl.existingSecret is required: a secret with the key %s (install.md, \"Secrets\"); Strimzi's secrets are found only where this chart makes the users (topics.managedBy strimzi with topics.acls.enabled) in the release's namespace" .service.key .root.Values.kafka.sasl.jaasKey) -}}
{{- end -}}
{{- end -}}

{{- define "rapport.kafkaProtocol" -}}
{{- if and .Values.kafka.tls.enabled .Values.kafka.sasl.enabled -}}SASL_SSL
{{- else if .Values.kafka.tls.enabled -}}SSL
{{- else if .Values.kafka.sasl.enabled -}}SASL_PLAINTEXT
{{- else -}}PLAINTEXT
{{- end -}}
{{- end -}}

{{/* The restricted standard, for every container. */}}
{{- define "rapport.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "rapport.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* Settings of a topic that holds events, or (with state) of one that holds last states. */}}
{{- define "rapport.topicConfig" -}}
min.insync.replicas: {{ .root.Values.topics.minInSyncReplicas | quote }}
unclean.leader.election.enable: "false"
{{- if .state }}
cleanup.policy: compact
message.timestamp.type: CreateTime
min.cleanable.dirty.ratio: "0.2"
{{- else }}
cleanup.policy: delete
retention.ms: "-1"
message.timestamp.type: LogAppendTime
{{- end }}
{{- range $name, $value := .root.Values.topics.config }}
{{- /* A compacted topic has no tiers. */}}
{{- if not (and $.state (or (hasPrefix "remote." $name) (hasPrefix "local." $name))) }}
{{ $name }}: {{ include "rapport.text" $value | quote }}
{{- end }}
{{- end }}
{{- end -}}
