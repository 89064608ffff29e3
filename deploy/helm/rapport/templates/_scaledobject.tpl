{{/* Scaling by consumer lag, with the service's own credentials. */}}
{{- define "rapport.scaledObject" -}}
{{- $root := .root -}}
{{- $service := .service -}}
{{- $values := .values -}}
{{- $labels := dict "root" $root "component" $service.name -}}
{{- $scaler := include "rapport.scalerSecret" . -}}
{{- $own := and $root.Values.kafka.sasl.enabled (not $root.Values.kafka.sasl.scalerSecret) -}}
{{- $name := printf "%s-%s" (include "rapport.fullname" $root) $service.name }}
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: {{ $name }}
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "rapport.labels" $labels | nindent 4 }}
spec:
  scaleTargetRef:
    name: {{ $name }}
  minReplicaCount: {{ $values.autoscaling.min }}
  maxReplicaCount: {{ $values.autoscaling.max }}
  cooldownPeriod: 300
  # Without an answer from Kafka the number stays what it should be at least.
  fallback:
    failureThreshold: 3
    replicas: {{ $values.autoscaling.min }}
  triggers:
    {{- range $context := $service.reads }}
    - type: kafka
      metadata:
        bootstrapServers: {{ $root.Values.kafka.bootstrapServers | quote }}
        consumerGroup: {{ $service.group }}
        topic: rapport.{{ $context }}.events
        lagThreshold: {{ include "rapport.text" $values.autoscaling.lagThreshold | quote }}
        offsetResetPolicy: earliest
        # A partition that stands still does not go faster with more replicas.
        excludePersistentLag: "true"
        {{- if $root.Values.kafka.tls.enabled }}
        tls: enable
        {{- end }}
        {{- if $root.Values.kafka.sasl.enabled }}
        sasl: {{ $root.Values.kafka.sasl.mechanism | lower | replace "-" "_" | replace "scram_sha_" "scram_sha" | replace "plain" "plaintext" }}
        {{- end }}
      {{- if or $root.Values.kafka.sasl.enabled (and $root.Values.kafka.tls.enabled $root.Values.kafka.tls.caSecret) }}
      authenticationRef:
        name: {{ $name }}-kafka
      {{- end }}
    {{- end }}
{{- if or $root.Values.kafka.sasl.enabled (and $root.Values.kafka.tls.enabled $root.Values.kafka.tls.caSecret) }}
---
apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata:
  name: {{ $name }}-kafka
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "rapport.labels" $labels | nindent 4 }}
spec:
  {{- if $own }}
  configMapTargetRef:
    - parameter: username
      name: {{ $name }}-kafka
      key: username
  {{- end }}
  secretTargetRef:
    {{- if and $root.Values.kafka.tls.enabled $root.Values.kafka.tls.caSecret }}
    - parameter: ca
      name: {{ $root.Values.kafka.tls.caSecret }}
      key: {{ $root.Values.kafka.tls.caKey }}
    {{- end }}
    {{- if $root.Values.kafka.sasl.enabled }}
    {{- if not $own }}
    - parameter: username
      name: {{ $scaler }}
      key: username
    {{- end }}
    - parameter: password
      name: {{ $scaler }}
      key: password
    {{- end }}
{{- end }}
{{- if $own }}
---
# The name of Strimzi's user is no secret, and does not stand in the secret that Strimzi makes.
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ $name }}-kafka
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "rapport.labels" $labels | nindent 4 }}
data:
  username: {{ $name }}
{{- end }}
{{- end -}}

{{/* With what the scaler reads the lag: a secret with username and password, or what Strimzi made for the service. */}}
{{- define "rapport.scalerSecret" -}}
{{- $sasl := .root.Values.kafka.sasl -}}
{{- if not $sasl.enabled -}}
{{- else if $sasl.scalerSecret -}}
{{- $sasl.scalerSecret -}}
{{- else if and (include "rapport.makesUsers" .root) (not .values.kafka.existingSecret) -}}
{{- include "rapport.kafkaSecret" . -}}
{{- else -}}
{{- fail (printf "scaler-secret: kafka.sasl.scalerSecret is required with services.%s.autoscaling.mode keda: a secret with the keys username and password" .service.key) -}}
{{- end -}}
{{- end -}}
