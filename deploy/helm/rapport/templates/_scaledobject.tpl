{{/* Scaling by consumer lag, with the service's own credentials. */}}
{{- define "rapport.scaledObject" -}}
{{- $root := .root -}}
{{- $service := .service -}}
{{- $values := .values -}}
{{- $labels := dict "root" $root "component" $service.name -}}
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
        lagThreshold: {{ $values.autoscaling.lagThreshold | quote }}
        offsetResetPolicy: earliest
        # A partition that stands still does not go faster with more replicas.
        excludePersistentLag: "true"
        {{- if $root.Values.kafka.tls.enabled }}
        tls: enable
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
  secretTargetRef:
    {{- if and $root.Values.kafka.tls.enabled $root.Values.kafka.tls.caSecret }}
    - parameter: ca
      name: {{ $root.Values.kafka.tls.caSecret }}
      key: {{ $root.Values.kafka.tls.caKey }}
    {{- end }}
    {{- if $root.Values.kafka.sasl.enabled }}
    - parameter: sasl
      name: {{ required "kafka.sasl.scalerSecret is required with autoscaling.mode keda and SASL: keys sasl (scram_sha512), username, password" $root.Values.kafka.sasl.scalerSecret }}
      key: sasl
    - parameter: username
      name: {{ $root.Values.kafka.sasl.scalerSecret }}
      key: username
    - parameter: password
      name: {{ $root.Values.kafka.sasl.scalerSecret }}
      key: password
    {{- end }}
{{- end }}
{{- end -}}
