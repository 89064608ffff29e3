{{/* The one deployment of all six. Takes root, service (a row of the catalogue) and values (merged). */}}
{{- define "rapport.deployment" -}}
{{- $root := .root -}}
{{- $labels := dict "root" $root "component" .service.name -}}
{{- $name := printf "%s-%s" (include "rapport.fullname" $root) .service.name -}}
{{- $kafkaCa := and .service.store $root.Values.kafka.tls.enabled $root.Values.kafka.tls.caSecret -}}
{{- $mongoCa := and .service.store $root.Values.mongodb.tls.enabled $root.Values.mongodb.tls.caSecret -}}
{{- $trust := $root.Values.trustStore.existingSecret -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $name }}
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "rapport.labels" $labels | nindent 4 }}
spec:
  {{- if eq .values.autoscaling.mode "none" }}
  replicas: {{ .values.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  minReadySeconds: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  selector:
    matchLabels:
      {{- include "rapport.selector" $labels | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "rapport.labels" $labels | nindent 8 }}
      annotations:
        checksum/settings: {{ include (print $root.Template.BasePath "/settings.yaml") $root | sha256sum }}
        {{- with .values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ $name }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ add $root.Values.shutdown.preStopSleep $root.Values.shutdown.drain 10 }}
      securityContext:
        {{- include "rapport.podSecurity" 10001 | nindent 8 }}
      {{- with $root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      {{- with $root.Values.hostAliases }}
      hostAliases:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      {{- with .values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      topologySpreadConstraints:
        {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - maxSkew: 1
          topologyKey: {{ $key }}
          whenUnsatisfiable: {{ $.values.spread }}
          labelSelector:
            matchLabels:
              {{- include "rapport.selector" $labels | nindent 14 }}
          matchLabelKeys: [pod-template-hash]
        {{- end }}
      containers:
        - name: app
          image: {{ include "rapport.image" . }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          securityContext:
            {{- include "rapport.containerSecurity" . | nindent 12 }}
          ports:
            - name: http
              containerPort: 8080
            - name: management
              containerPort: 9080
          envFrom:
            - configMapRef:
                name: {{ include "rapport.fullname" $root }}-settings
            {{- if .service.store }}
            - configMapRef:
                name: {{ include "rapport.fullname" $root }}-store-settings
            {{- end }}
          env:
            {{- include "rapport.env" . | nindent 12 }}
          # Probes ask this process alone: a broker or a store that is away must not kill a pod.
          startupProbe:
            httpGet:
              path: /actuator/health/liveness
              port: management
            periodSeconds: 3
            timeoutSeconds: 2
            failureThreshold: 60
          livenessProbe:
            httpGet:
              path: /actuator/health/liveness
              port: management
            periodSeconds: 10
            timeoutSeconds: 3
            failureThreshold: 6
          readinessProbe:
            httpGet:
              path: /actuator/health/readiness
              port: management
            periodSeconds: 3
            timeoutSeconds: 2
            failureThreshold: 3
          lifecycle:
            preStop:
              sleep:
                seconds: {{ $root.Values.shutdown.preStopSleep }}
          resources:
            {{- toYaml .values.resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            {{- if $kafkaCa }}
            - name: kafka-ca
              mountPath: /etc/rapport/kafka
              readOnly: true
            {{- end }}
            {{- if $mongoCa }}
            - name: mongodb-ca
              mountPath: /etc/rapport/mongodb
              readOnly: true
            {{- end }}
            {{- if $trust }}
            - name: trust
              mountPath: /etc/rapport/trust
              readOnly: true
            {{- end }}
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
        {{- if $kafkaCa }}
        - name: kafka-ca
          secret:
            secretName: {{ $root.Values.kafka.tls.caSecret }}
            items:
              - key: {{ $root.Values.kafka.tls.caKey }}
                path: {{ $root.Values.kafka.tls.caKey }}
        {{- end }}
        {{- if $mongoCa }}
        - name: mongodb-ca
          secret:
            secretName: {{ $root.Values.mongodb.tls.caSecret }}
            items:
              - key: {{ $root.Values.mongodb.tls.caKey }}
                path: {{ $root.Values.mongodb.tls.caKey }}
        {{- end }}
        {{- if $trust }}
        - name: trust
          secret:
            secretName: {{ $trust }}
            items:
              - key: {{ $root.Values.trustStore.key }}
                path: {{ $root.Values.trustStore.key }}
        {{- end }}
{{- end -}}
